"""`xiaoer person`: what is stored of somebody, in their hands; and forgetting them."""
