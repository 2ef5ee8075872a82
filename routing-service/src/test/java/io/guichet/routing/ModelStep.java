package io.guichet.routing;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.guichet.events.DirectoryEvent.Presence;
import io.guichet.events.Priority;
import io.guichet.routing.ModelAgents.Trait;

/** Something that happens to a small helpdesk; tickets and agents are named by number. */
sealed interface ModelStep {

    int AGENTS = 4;
    int GROUPS = 2;
    int REQUESTERS = 3;

    /** A request becomes a ticket of a group; a rare one needs a skill. */
    record Arrive(int group, Priority priority, boolean rare, int requester) implements ModelStep {}

    /** An agent comes or goes. */
    record Become(int agent, Presence presence) implements ModelStep {}

    /** ticket-service answers what routing has proposed, or refuses it. */
    record Answer(int place, boolean accept) implements ModelStep {}

    /** A ticket is closed by whoever has it. */
    record Close(int place) implements ModelStep {}

    /** A closed ticket comes back. */
    record Reopen(int place) implements ModelStep {}

    /** A supervisor gives a ticket to an agent. */
    record Assign(int place, int agent) implements ModelStep {}

    /** A supervisor takes a ticket away. */
    record Unassign(int place) implements ModelStep {}

    /** A ticket becomes more, or less, urgent. */
    record Press(int place, Priority priority) implements ModelStep {}

    /** An administrator offers the tickets of an agent to others. */
    record Release(int agent) implements ModelStep {}

    /** An agent may no longer work here, or may again. */
    record Disable(int agent, boolean disabled) implements ModelStep {}

    /** An agent learns something, is left out, or ends their day; or the contrary. */
    record Describe(int agent, Trait trait, boolean has) implements ModelStep {}

    /** An agent may have more, or less. */
    record Limit(int agent, int capacity) implements ModelStep {}

    /** An agent takes the tickets of a group from now on, or no longer. */
    record Join(int agent, int group, boolean member) implements ModelStep {}

    /** An agent can do everything, and does. */
    record Enable(int agent) implements ModelStep {}

    /** Urgent tickets come to weigh something else. */
    record Weigh(int urgent) implements ModelStep {}

    /** A replica dies in the middle of what it does, before or after its commit; another then does it, once or again. */
    record Crash(ModelStep during, boolean committed) implements ModelStep {}

    /** A random sequence, the same for the same seed. */
    static List<ModelStep> sequence(long seed, int length) {
        var random = new Random(seed);
        return IntStream.range(0, length).mapToObj(place -> any(random)).toList();
    }

    private static ModelStep any(Random random) {
        return random.nextInt(12) == 0 ? new Crash(simple(random), random.nextBoolean()) : simple(random);
    }

    /** Mostly so that they can take more. */
    private static ModelStep describe(int agent, Trait trait, boolean able) {
        return new Describe(agent, trait, able != (trait == Trait.EXEMPT));
    }

    private static ModelStep simple(Random random) {
        var place = random.nextInt(1000);
        return switch (random.nextInt(28)) {
            // Most are of one requester.
            case 0, 1, 2, 3 -> new Arrive(random.nextInt(GROUPS), Priority.values()[random.nextInt(4)],
                    random.nextInt(3) == 0, Math.max(0, random.nextInt(2 * REQUESTERS) - REQUESTERS));
            case 4, 5, 6 -> new Become(random.nextInt(AGENTS), Presence.values()[random.nextInt(4)]);
            case 7, 8, 9, 10 -> new Answer(place, random.nextInt(5) > 0);
            case 11, 12 -> new Close(place);
            case 13 -> new Reopen(place);
            case 14 -> new Assign(place, random.nextInt(AGENTS));
            case 15 -> new Unassign(place);
            case 16 -> new Press(place, Priority.values()[random.nextInt(4)]);
            case 17 -> new Release(random.nextInt(AGENTS));
            case 18, 19 -> new Disable(random.nextInt(AGENTS), random.nextInt(3) == 0);
            case 20, 21, 22, 23 -> describe(random.nextInt(AGENTS),
                    Trait.values()[random.nextInt(Trait.values().length)], random.nextInt(3) > 0);
            case 24 -> new Limit(random.nextInt(AGENTS), 2 + random.nextInt(7));
            case 25, 26 -> new Join(random.nextInt(AGENTS), random.nextInt(GROUPS), random.nextInt(3) > 0);
            default -> new Weigh(3 + random.nextInt(3));
        };
    }
}
