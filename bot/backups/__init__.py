"""`xiaoer backup`, `restore`, `migrate-storage`: a copy of the database, putting one back, carrying it over."""
