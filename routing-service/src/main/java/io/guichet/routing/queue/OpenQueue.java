package io.guichet.routing.queue;

import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.routing.assignment.LanguageUse;

/** The queue of a group, kept from everybody else. */
record OpenQueue(String group, Strategy strategy, LanguageUse languages) {}
