-- People are locked without a row, so that a reservation writes nothing but the attempt.
DROP TABLE lexicall_person;
