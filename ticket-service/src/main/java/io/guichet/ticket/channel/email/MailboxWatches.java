package io.guichet.ticket.channel.email;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Watches every mailbox that has an IMAP account, as it is configured now. */
@Singleton
class MailboxWatches {

    private final MailSink sink;
    private final MailConfig config;
    private final Map<UUID, MailboxWatch> watches = new HashMap<>();

    MailboxWatches(MailSink sink, MailConfig config) {
        this.sink = sink;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        if (config.fetch()) {
            sink.every(config.refresh(), this::refresh);
        }
    }

    private synchronized void refresh() {
        var mailboxes = sink.mailboxes();
        var there = mailboxes.stream().map(Mailbox::id).collect(Collectors.toSet());
        watches.entrySet().removeIf(watch -> {
            if (there.contains(watch.getKey())) {
                return false;
            }
            watch.getValue().close();
            return true;
        });
        for (var mailbox : mailboxes) {
            var imap = mailbox.isEnabled() ? mailbox.imap() : null;
            var watch = watches.get(mailbox.id());
            if (watch != null && (imap == null || !watch.isFor(imap) || watch.hasEnded())) {
                watch.close();
                watches.remove(mailbox.id());
                watch = null;
            }
            if (watch == null && imap != null) {
                watches.put(mailbox.id(), new MailboxWatch(mailbox, imap, sink, config).start());
            }
        }
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        sink.stop();
        watches.values().forEach(MailboxWatch::close);
        watches.clear();
    }
}
