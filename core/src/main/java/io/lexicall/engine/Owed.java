package io.lexicall.engine;

/** An obligation of an answer. Made by {@link Answers}; the engine only passes it on. */
public interface Owed {}
