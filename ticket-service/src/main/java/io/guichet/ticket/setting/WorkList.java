package io.guichet.ticket.setting;

import java.util.List;

import io.guichet.ticket.Sql;

/** What an agent of a department takes first: the criteria in their order, each one deciding where those before tie. */
public record WorkList(List<Criterion> criteria) {

    /** Where nothing else is said. */
    public static final WorkList USUAL = new WorkList(List.of(Criterion.ESCALATED, Criterion.REOPENED,
            Criterion.URGENT_VIP, Criterion.DUE_SOONEST, Criterion.WAITING_LONGEST));

    public WorkList {
        criteria = List.copyOf(criteria);
        if (criteria.isEmpty() || criteria.size() != criteria.stream().distinct().count()) {
            throw new IllegalArgumentException("give each criterion once at most, and at least one");
        }
    }

    /** What comes first; where a criterion is a condition, what meets it. */
    public enum Criterion {
        /** A promise is broken. */
        ESCALATED("(t.due < %s)", true),
        REOPENED("(t.status = 'REOPENED')", true),
        URGENT("(t.priority = 'URGENT')", true),
        /** Urgent, of a customer with five stars, or of an organisation that has them. */
        URGENT_VIP("(t.priority = 'URGENT' and " + Sql.IMPORTANCE + " >= 5)", true),
        DUE_SOONEST("coalesce(t.due, timestamptz 'infinity')", false),
        WAITING_LONGEST("coalesce(t.waiting_since, timestamptz 'infinity')", false),
        /** Who has written last comes first. */
        LAST_CUSTOMER_MESSAGE("t.last_customer_message", true);

        private final String sql;
        private final boolean greatestFirst;

        Criterion(String sql, boolean greatestFirst) {
            this.sql = sql;
            this.greatestFirst = greatestFirst;
        }

        /** On the rows of a query, which has the present instant as this parameter. */
        public String sql(String now) {
            // Without a promise none is broken: that is no third answer.
            return isCondition() ? "coalesce(" + sql.replace("%s", now) + ", false)" : sql;
        }

        /** The same for {@code order by}. */
        public String ordering(String now) {
            return sql(now) + (greatestFirst ? " desc nulls last" : "");
        }

        /** Whether it is a condition that a ticket meets or does not meet. */
        public boolean isCondition() {
            return greatestFirst && this != LAST_CUSTOMER_MESSAGE;
        }
    }
}
