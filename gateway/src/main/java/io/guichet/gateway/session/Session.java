package io.guichet.gateway.session;

/** A session that was found, with the id that found it. */
public record Session(SessionId id, SessionTokens tokens) {}
