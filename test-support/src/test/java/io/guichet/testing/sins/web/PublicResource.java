package io.guichet.testing.sins.web;

/** An adapter that anybody may call. */
public class PublicResource {}
