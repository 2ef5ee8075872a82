package io.guichet.ticket.setting;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import io.guichet.events.TicketType;
import io.guichet.ticket.query.Term;
import io.guichet.ticket.query.TermTrial;
import io.guichet.ticket.query.Terms;

/**
 * A form on a web page, of a department, filled in by anybody.
 *
 * @param publicId what its address has instead of its key, hard to guess
 * @param categories keys of those to choose from; empty when it is not asked
 * @param prompts what helps to describe a problem: the answers become the text of the request
 * @param perHour how many requests one address may send in an hour
 * @param inAllPerHour how many are acknowledged in an hour, by whatever addresses they are sent: a robot makes up one
 *            for each, and what it sends beyond opens tickets in silence
 */
public record WebForm(String publicId, Labels title, @Nullable Labels intro, @Nullable TicketType type,
        @Nullable List<String> categories, @Nullable List<Input> fields, @Nullable List<Prompt> prompts,
        @Nullable Integer perHour, @Nullable Integer inAllPerHour) implements Conditional {

    /** Names of ours that a robot fills in and a person does not see. */
    public static final String HONEYPOT = "website";
    private static final int USUAL_PER_HOUR = 10;
    /** Several times what the gateway lets one network send in an hour. */
    private static final int USUAL_IN_ALL = 300;
    private static final int MOST = 100_000;

    public WebForm {
        if (!publicId.matches("[A-Za-z0-9_-]{8,64}")) {
            throw new IllegalArgumentException("publicId must have 8 to 64 letters, digits, - and _");
        }
        requireCountable("perHour", perHour);
        requireCountable("inAllPerHour", inAllPerHour);
        categories = categories == null ? List.of() : List.copyOf(categories);
        fields = fields == null ? List.of() : List.copyOf(fields);
        prompts = prompts == null ? List.of() : List.copyOf(prompts);
        if (fields.stream().map(Input::key).anyMatch(Set.of(HONEYPOT)::contains)) {
            throw new IllegalArgumentException("a field cannot be called " + HONEYPOT);
        }
    }

    private static void requireCountable(String name, @Nullable Integer number) {
        if (number != null && (number < 1 || number > MOST)) {
            throw new IllegalArgumentException(name + " must be between 1 and " + MOST);
        }
    }

    public int hourly() {
        return perHour == null ? USUAL_PER_HOUR : perHour;
    }

    /** How many of all addresses together are acknowledged. */
    public int hourlyInAll() {
        return inAllPerHour == null ? USUAL_IN_ALL : inAllPerHour;
    }

    @Override
    public void requireKnownNames() {
        var inputs = Objects.requireNonNull(fields);
        for (var place = 0; place < inputs.size(); place++) {
            TermTrial.requireKnown(inputs.get(place).condition(), OF_FORMS, "/fields/" + place + "/shownWhen");
        }
    }

    /**
     * A field of the form.
     *
     * @param key of a field of the department
     * @param required whether it has to be given here, even if it need not be elsewhere
     * @param shownWhen a filter on the other values; empty when it is always shown
     */
    public record Input(String key, boolean required, @Nullable Map<String, Object> shownWhen) {

        public Input {
            shownWhen = shownWhen == null ? Map.of() : Map.copyOf(shownWhen);
            var _ = Terms.read(shownWhen, "/shownWhen");
        }

        public Term condition() {
            return Terms.read(shownWhen == null ? Map.of() : shownWhen);
        }
    }

    /** A question to be answered in words: what happens, in which conditions, how to reproduce it. */
    public record Prompt(String key, Labels labels, @Nullable Labels help, boolean required) {}
}
