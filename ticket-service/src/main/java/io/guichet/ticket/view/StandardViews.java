package io.guichet.ticket.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The views that everybody has. The interface shows their names in the reader's language, by key. */
public final class StandardViews {

    private static final Map<String, Object> ACTIVE = is("status", "in",
            List.of("NEW", "OPEN", "ANSWERED", "PENDING", "ON_HOLD", "REOPENED"));
    private static final Map<String, Object> TO_ANSWER = is("waitingSince", "isSet", true);

    private static final List<View> ALL = List.of(
            view("mine", "waitingSince", ACTIVE, is("assignee", "is", "me")),
            view("my-groups-unassigned", "waitingSince", ACTIVE, is("assignee", "isSet", false),
                    is("group", "is", "mine")),
            view("waiting-longest", "waitingSince", ACTIVE, TO_ANSWER),
            view("breaching-soon", "due", ACTIVE, is("due", "before", "PT2H")),
            // Of a customer with five stars, or of an organisation that has them; as the work list has it.
            view("urgent-vip", "waitingSince", ACTIVE, is("priority", "is", "URGENT"), is("importance", "atLeast", 5)),
            view("mentioned", "waitingSince", ACTIVE, is("mentioned", "is", "me")),
            // Of five; who was never asked, or did not answer, has no rating.
            view("rated-badly", "-createdAt", is("rating", "atMost", 2)),
            // What was attached without reopening; going by when, as the index does.
            view("thanked", "-lastCustomerMessage", is("thankedAt", "after", "-P30D")),
            view("recently-resolved", "-createdAt", is("status", "is", "RESOLVED"), is("resolvedAt", "after", "-P7D")));

    private StandardViews() {}

    /** All of them, in the order in which they are shown. */
    public static List<View> all() {
        return ALL;
    }

    static Optional<View> of(String key) {
        return ALL.stream().filter(view -> view.id().equals(key)).findFirst();
    }

    @SafeVarargs
    private static View view(String key, String ordering, Map<String, Object>... filters) {
        return new View(key, null, new View.Content(key, Map.of("and", List.of(filters)), ordering, List.of(),
                List.of()), 0);
    }

    private static Map<String, Object> is(String field, String operator, Object value) {
        return Map.of("field", field, "operator", operator, "value", value);
    }
}
