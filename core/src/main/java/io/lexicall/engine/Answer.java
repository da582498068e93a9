package io.lexicall.engine;

/** What a host is told about an activity. Made by {@link Answers}; the engine only passes it on. */
public interface Answer {}
