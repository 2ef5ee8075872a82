package io.guichet.ticket.channel.email;

import java.time.Duration;

/** As configured for tests, but for how soon a mail is given up, and how often mailboxes are looked at. */
record MailSettings(MailConfig usual, Duration giveUp, Duration longestReading) implements MailConfig {

    @Override
    public boolean fetch() {
        return true;
    }

    @Override
    public Duration poll() {
        return usual.poll();
    }

    @Override
    public Duration idle() {
        return Duration.ofSeconds(3);
    }

    @Override
    public Duration refresh() {
        return usual.refresh();
    }

    @Override
    public Duration longestPause() {
        return Duration.ofSeconds(4);
    }

    @Override
    public int largest() {
        return usual.largest();
    }

    @Override
    public int mostPerHour() {
        return usual.mostPerHour();
    }

    @Override
    public int mostRepeated() {
        return usual.mostRepeated();
    }
}
