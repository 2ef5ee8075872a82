package io.guichet.routing.queue;

import java.util.List;

import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.routing.assignment.GroupOptions;
import io.guichet.routing.assignment.LanguageUse;

/**
 * The queue of a group, kept from everybody else.
 *
 * @param reasons for which it is drained
 */
record OpenQueue(String group, Strategy strategy, LanguageUse languages, GroupOptions options, List<String> reasons) {

    OpenQueue because(List<String> marks) {
        return new OpenQueue(group, strategy, languages, options, marks);
    }
}
