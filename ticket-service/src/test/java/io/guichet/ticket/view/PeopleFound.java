package io.guichet.ticket.view;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

import io.guichet.ticket.contact.PeopleQuery;
import io.guichet.ticket.contact.PeopleReader;

/** How long it takes to find contacts among many, by what people type. */
final class PeopleFound {

    private static final int SHOWN = 50;
    private static final List<String> FIRST_NAMES = List.of("Claire", "Bruno", "matteo", "FRANZISKA", "Zoe");
    private static final List<Typed> TYPED = List.of(
            new Typed("an address", round -> "client%d@customer.example".formatted(1 + round)),
            new Typed("the beginning of an address", round -> "client" + (1 + round)),
            new Typed("a first name", PeopleFound::firstName),
            new Typed("the beginning of a name", round -> firstName(round).substring(0, 3)),
            new Typed("a letter", round -> Character.toString('a' + round % 26)),
            // Families are hexadecimal: some forty contacts have each of these beginnings.
            new Typed("a family", round -> "%04x".formatted(round * 7919 % 0xffff)),
            new Typed("a first name and a family", round -> "claire %04x".formatted(round * 7919 % 0xffff)),
            new Typed("a company", round -> "@company%d.example".formatted(round * 37 % 50_000)),
            new Typed("what all addresses have", round -> "example"),
            new Typed("nobody", round -> "qqxjzw" + round));

    private final PeopleReader people;

    PeopleFound(PeopleReader people) {
        this.people = people;
    }

    /** What somebody types, another time in each round. */
    private record Typed(String what, IntFunction<String> words) {}

    void measure(Measured measured, int limitMillis) throws SQLException {
        for (var typed : TYPED) {
            measured.acts("contacts by " + typed.what(), limitMillis, round -> FindingBenchmark
                    .now(() -> people.find(new PeopleQuery(typed.words().apply(round)), Optional.empty(), SHOWN)));
        }
    }

    private static String firstName(int round) {
        return FIRST_NAMES.get(round % FIRST_NAMES.size());
    }
}
