package io.guichet.sla.history;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketStatus;

/**
 * Since when a ticket has been as it is, as far as rules watch it.
 *
 * @param openSince since it was opened, or reopened after it was solved
 * @param inStatus since its status last changed
 * @param active since a person last did anything
 * @param progressed since a person last answered or the status last changed
 * @param unassigned since it was opened or the last assignee let it go; means nothing while somebody has it
 * @param silent since the last answer that the customer has not answered; absent when there is none
 * @param solved whether it is, also while it is away
 * @param away whether it is a part of another ticket, or in the trash
 */
public record Anchors(Instant openSince, Instant inStatus, Instant active, Instant progressed, Instant unassigned,
        @Nullable Instant silent, boolean solved, boolean away) {

    static Anchors of(Instant openedAt, List<Happening> happenings) {
        var reader = new Reader(openedAt);
        happenings.forEach(reader::hear);
        return new Anchors(reader.openSince, reader.inStatus, reader.active, reader.progressed, reader.unassigned,
                reader.silent, reader.solved, reader.merged || reader.trashed);
    }

    private static final class Reader {

        private Instant openSince;
        private Instant inStatus;
        private Instant active;
        private Instant progressed;
        private Instant unassigned;
        private @Nullable Instant silent;
        private @Nullable Instant answered;
        private boolean solved;
        private boolean merged;
        private boolean trashed;

        Reader(Instant openedAt) {
            openSince = openedAt;
            inStatus = openedAt;
            active = openedAt;
            progressed = openedAt;
            unassigned = openedAt;
        }

        void hear(Happening happening) {
            switch (happening) {
                case Happening.Described described ->
                    act(described.at(), !Boolean.TRUE.equals(described.automatic()));
                case Happening.Moved moved -> {
                    move(moved.at(), moved.to());
                    act(moved.at(), !Boolean.TRUE.equals(moved.automatic()));
                }
                case Happening.CustomerWrote(var at) -> speak(at);
                case Happening.Thanked(var at) -> speak(at);
                case Happening.LetGo letGo -> join(letGo.at(), letGo.waitingSince() == null ? answered : null);
                case Happening.Answered(var at) -> answer(at);
                case Happening.Assigned assigned -> {
                    unassigned = later(unassigned, assigned.at());
                    act(assigned.at(), Boolean.TRUE.equals(assigned.byPerson()));
                }
                case Happening.Touched(var at) -> active = later(active, at);
                case Happening.TookIn tookIn -> join(tookIn.at(), tookIn.waitingSince() == null ? silent : null);
                case Happening.Merged _ -> merged = true;
                case Happening.Unmerged _ -> merged = false;
                case Happening.Trashed _ -> trashed = true;
                case Happening.Restored _ -> restore();
                case Happening.Recomputed _ -> {
                }
            }
        }

        /** What was thrown away before the two were told apart was noted as merged. */
        private void restore() {
            merged = merged && trashed;
            trashed = false;
        }

        private void answer(Instant at) {
            active = later(active, at);
            progressed = later(progressed, at);
            silent = at;
            answered = at;
        }

        /** A ticket came or went, and with it a customer who waits. */
        private void join(Instant at, @Nullable Instant silentSince) {
            active = later(active, at);
            silent = silentSince;
        }

        private void speak(Instant at) {
            active = later(active, at);
            silent = null;
        }

        private void act(Instant at, boolean byPerson) {
            if (byPerson) {
                active = later(active, at);
            }
        }

        private void move(Instant at, TicketStatus to) {
            var solvedNow = to.isSolved();
            if (solved && !solvedNow) {
                openSince = later(openSince, at);
            }
            solved = solvedNow;
            inStatus = later(inStatus, at);
            progressed = later(progressed, at);
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }
}
