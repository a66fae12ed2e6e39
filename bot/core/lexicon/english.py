"""The same in English, smaller: guests and foreign-invested enterprises write it."""

from bot.core.lexicon.groups import Group

ENGLISH = (
    Group(
        "harm",
        {
            3.5: """
                no_power power_outage power_cut power_failure blackout without_power been_without no_electricity
                without_electricity no_water no_gas production_stopped production_has_stopped
                production_is_stopped stopped_production stop_production production_halted halted shutdown
                shut_down leak accident flood flooded emergency urgent
                urgently bankrupt bankruptcy
            """,
        },
        most=6.0,
    ),
    Group(
        "problem",
        {
            3.5: "still_not_fixed still_not_solved still_not_resolved still_not_working",
            3.0: """
                unpaid not_been_paid overdue not_paid has_not_paid owe owes owed refused rejected denied stuck
                blocked delayed delay delays no_reply no_answer no_response nobody cannot can_not can't unable
                failed fails failure broken has_been_down been_down_for is_down not_working doesn't_work
                does_not_work out_of_order not_fixed not_solved not_resolved damaged pollution noise illegal unfair
                shortage loss losses lost
                penalty fined expired expire expires
            """,
            2.0: """
                problem problems trouble difficulty difficulties issue issues still waiting pending never
                nothing unsafe
            """,
        },
        most=8.0,
    ),
    Group(
        "plea",
        {
            3.0: """
                please_help help_us need_help need_your_help could_you_help can_you_help can_anyone_help
                can_anybody_help we_need your_assistance assistance please_coordinate please_solve asap
                as_soon_as_possible
            """,
            1.0: "help please solve fix support coordinate request hope",
        },
        most=5.0,
    ),
    Group(
        "complaint",
        {3.0: "complaint complain complaining overcharged rude harassed harassment unreasonable unacceptable"},
        most=5.0,
    ),
    Group(
        "report",
        {
            3.0: """bribe bribes bribed bribery kickback kickbacks under_the_table asked_us_for_money asked_me_for_money
                asked_for_money asks_us_for_money asks_for_money asking_us_for_money asking_for_money
                wants_money_from_us red_envelope red_envelopes
                corruption corrupt fraud counterfeit tax_evasion i_want_to_report"""
        },
        most=5.0,
    ),
    Group("suggestion", {3.0: "suggest suggestion i_propose it_would_be_better", 1.0: "should"}, most=4.0),
    Group(
        "question",
        {
            2.5: """
                may_i_ask could_you_tell how_do_we how_can_we how_to_apply how_do_i how_can_i where_can_we
                where_do_we where_can_i which_department which_office what_documents which_documents
                when_can_we when_will who_should
            """,
            1.0: "how when where which what why who is_there",
        },
        most=4.0,
    ),
    Group(
        "subject",
        {1.5: "our_company our_factory our_plant our_firm our_workshop our_business our_workers company factory"},
        most=3.0,
    ),
    Group(
        "matter",
        {
            1.5: """
                loan loans bank financing credit land permit license licence tax refund customs export subsidy
                policy application apply electricity power water gas road workers wages salary salaries
                fire_safety fire_inspection fire_certificate fire_permit fire_insurance fire_extinguisher
                fire_extinguishers fire_door fire_hazard internet inspection environmental
            """,
        },
        most=3.5,
    ),
    Group(
        "courtesy",
        {-2.0: "thanks thank_you congratulations happy welcome good_morning good_evening cheers well_done great"},
        most=5.0,
    ),
    Group("solved", {-5.0: "solved resolved fixed is_back back_to_normal works_again"}, most=8.0),
    Group("notice", {-3.0: "forwarded announcement notice register_now webinar seminar"}, most=8.0),
    Group("invitation", {-3.0: "lunch dinner coffee party invite invited join_us"}, most=6.0),
    Group("advert", {-3.0: "discount sale for_sale special_offer buy_now contact_me best_price"}, most=9.0),
    Group("chatter", {-2.0: "haha lol nice love movie game football weekend"}, most=9.0),
)
