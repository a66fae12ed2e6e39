export default {
  close: "知道了",
  cancel: "取消",
  errors: {
    gone: "这条消息已经不在了。",
    not_in_chat: "这个人不在这个聊天里。",
    empty: "还没有写内容。",
    too_long: "写得太长了，请分成几条发。",
    too_large: "文件太大：每个不超过20 MB，一次合计不超过50 MB。",
    too_many: "一次最多发10个文件。",
    full: "小城里的文件已经放满，请重新开始后再发。",
    not_yours: "只能修改自己说的话。",
    closed: "这里已经关闭，不能再发消息。",
    busy: "剧本正在播放，或者时间正在快进，请稍等。",
    not_now: "小二正在起床，请稍等几秒。",
    offline: "连不上排练房间，消息没有发出去。",
    failed: "没有办成，请再试一次。",
  },
};
