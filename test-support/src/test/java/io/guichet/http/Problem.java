package io.guichet.http;

/** Stands for the type of this name in the module {@code http}, which this module cannot depend on. */
public record Problem(String detail) {}
