package io.guichet.routing.assignment;

/** What a group makes of a ticket's language when it looks for an agent. */
public enum LanguageUse {
    /** Anybody answers. */
    IGNORED,
    /** Somebody who has the language, if one is eligible; else anybody. */
    PREFERRED,
    /** Only somebody who has the language. */
    REQUIRED
}
