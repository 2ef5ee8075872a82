package io.guichet.sla.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.guichet.sla.clock.Clockwork;
import io.guichet.sla.history.Happening;
import io.guichet.sla.history.History;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Who learns a ticket's history later knows what those know who lived through it, with every timer that went off. */
class PastTest {

    @Property
    void what_is_learned_is_what_was_lived(@ForAll("lives") List<Happening> life,
            @ForAll @IntRange(max = 6_000) int minutesSince) {
        var now = life.getLast().at().plus(Duration.ofMinutes(minutesSince));

        var learned = Past.upTo(now, new History(Lives.OPENED, life).read(), Lives::hours);

        assertThat(known(learned)).isEqualTo(known(lived(life, now)));
    }

    @Property
    void what_is_still_to_come_is_not_told(@ForAll("lives") List<Happening> life) {
        var now = life.getLast().at();

        var learned = Past.upTo(now, new History(Lives.OPENED, life).read(), Lives::hours);

        assertThat(learned.targets()).filteredOn(Target::running).allSatisfy(target -> {
            assertThat(target.warnedAt() != null || target.warnDue().isAfter(now)).isTrue();
            assertThat(target.breachedAt() != null || target.due().isAfter(now)).isTrue();
            assertThat(target.ahead()).allMatch(rung -> rung.at().isAfter(now));
        });
    }

    @Property
    void what_falls_due_after_the_past_ended_was_told_by_nobody(@ForAll("lives") List<Happening> life,
            @ForAll @IntRange(max = 6_000) int minutes) {
        var end = Lives.OPENED.plus(Duration.ofMinutes(minutes));

        var learned = Past.upTo(end, new History(Lives.OPENED, life).read(), Lives::hours);

        assertThat(learned.targets()).allSatisfy(target -> {
            assertThat(target.warnedAt()).satisfiesAnyOf(at -> assertThat(at).isNull(),
                    at -> assertThat(at).isBeforeOrEqualTo(end));
            assertThat(target.breachedAt()).satisfiesAnyOf(at -> assertThat(at).isNull(),
                    at -> assertThat(at).isBeforeOrEqualTo(end));
            assertThat(target.steps()).filteredOn(rung -> rung.toldAt() != null)
                    .allSatisfy(rung -> assertThat(rung.toldAt()).isBeforeOrEqualTo(end));
        });
    }

    @Property
    void what_was_told_is_not_told_again(@ForAll("lives") List<Happening> life) {
        var reading = new History(Lives.OPENED, life).read();
        var told = Past.upTo(life.getLast().at(), reading, Lives::hours);

        var learned = Past.upTo(Lives.OPENED, reading, Lives::hours).toldAsIn(told);

        assertThat(known(learned)).isEqualTo(known(told));
    }

    @Provide
    Arbitrary<List<Happening>> lives() {
        return Lives.any();
    }

    /** Each happening is heard when it happens; before that, whatever is due goes off. */
    private static Standing lived(List<Happening> life, Instant now) {
        var standing = Standing.NOTHING;
        for (var heard = 1; heard <= life.size(); heard++) {
            var reading = new History(Lives.OPENED, life.subList(0, heard)).read();
            standing = standing.then(reading.promise(),
                    Clockwork.replay(reading.facts(), Lives::hours).present());
            var next = heard == life.size() ? now.plusNanos(1) : life.get(heard).at();
            standing = new Standing(standing.promise(),
                    standing.breachedIfMissed(now).targets().stream().map(target -> ring(target, next)).toList(),
                    standing.withdrawn());
        }
        return standing;
    }

    private static Target ring(Target target, Instant next) {
        var rung = target;
        for (var step : target.ahead()) {
            if (step.at().isBefore(next)) {
                rung = rung.tell(step.step(), step.at(), step.at()).orElse(rung);
            }
        }
        return new Target(rung.kind(), rung.occurrence(), rung.startedAt(), rung.duration(), rung.business(),
                rung.used(), rung.runningSince(), rung.due(), rung.warnDue(), rung.metAt(),
                rings(rung, rung.warnedAt(), rung.warnDue(), next), rings(rung, rung.breachedAt(), rung.due(), next),
                rung.missed(), rung.steps());
    }

    private static @Nullable Instant rings(Target target, @Nullable Instant before, Instant due, Instant next) {
        return before == null && target.running() && due.isBefore(next) ? due : before;
    }

    /** When exactly something was told depends on who told it. */
    private static Standing known(Standing standing) {
        return new Standing(standing.promise(), standing.targets().stream().map(PastTest::known).toList(),
                standing.withdrawn().stream().map(PastTest::known).toList());
    }

    private static Target known(Target target) {
        return new Target(target.kind(), target.occurrence(), target.startedAt(), target.duration(),
                target.business(), target.used(), target.runningSince(), target.due(), target.warnDue(),
                target.metAt(), target.warnedAt() == null ? null : Instant.EPOCH,
                target.breachedAt() == null ? null : Instant.EPOCH, target.missed(),
                target.steps().stream().map(rung -> new Rung(
                        rung.step(), rung.toldAt() == null ? rung.at() : Instant.EPOCH, rung.actions(),
                        rung.toldAt() == null ? null : Instant.EPOCH)).toList());
    }
}
