package io.lexicall.number;

import io.lexicall.place.Whereabouts;

/** What is known of all numbers with the same leading digits; shared by them. */
record Block(int callingCode, Whereabouts whereabouts) {}
