-- Only one transaction at a time writes, so that there never were rows of people to lock.
DROP TABLE IF EXISTS lexicall_person;
