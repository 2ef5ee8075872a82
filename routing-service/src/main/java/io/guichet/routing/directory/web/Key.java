package io.guichet.routing.directory.web;

/** How a key is written: it stands in addresses, rules and other services, and never changes. */
final class Key {

    static final String PATTERN = "[a-z0-9][a-z0-9_-]{0,62}";
    static final String MESSAGE = "must be lower-case letters, digits, hyphens and underscores, at most 63";

    private Key() {}
}
