package io.guichet.ticket.contact;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is taken for granted about customers. */
@ConfigMapping(prefix = "guichet.ticket.people")
public interface PeopleConfig {

    /** Domains of further providers of free mail, besides those of our own list. */
    Optional<Set<String>> freeMail();

    /**
     * Languages that a first message is told apart among, as two letters: those that customers write in. Each one costs
     * some megabytes of memory.
     */
    @WithDefault("fr,en,de,es,it,nl,pt,da,sv,nb,fi")
    List<String> languages();
}
