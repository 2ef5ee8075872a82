package io.guichet.routing.directory.web;

import io.guichet.events.DirectoryEvent.Strategy;
import io.guichet.routing.assignment.GroupOptions;
import io.guichet.routing.assignment.LanguageUse;
import io.guichet.routing.directory.Group;

/** A group as it is shown; see {@link Group.Details}. */
record GroupView(String key, String name, String department, Strategy strategy, LanguageUse languageUse,
        GroupOptions options, long version) {

    static GroupView of(Group group) {
        var details = group.details();
        return new GroupView(group.key(), details.name(), details.department(), details.strategy(),
                details.languageUse(), details.options(), group.version());
    }
}
