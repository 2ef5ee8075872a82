package io.guichet.sla.watch.web;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import io.guichet.events.SlaEvent.Watch;
import io.guichet.events.TicketStatus;
import io.guichet.sla.action.ActionBody;
import io.guichet.sla.watch.WatchRule;

/** A rule as it is shown; see {@link WatchRuleBody}. */
record WatchRuleView(UUID id, int version, String name, Watch watch, String condition, List<TicketStatus> statuses,
        @Nullable String calendar, boolean business, List<StepView> steps) {

    record StepView(Duration after, List<ActionBody> actions) {}

    static WatchRuleView of(WatchRule rule) {
        var details = rule.details();
        return new WatchRuleView(rule.id(), rule.version(), details.name(), details.watch(), details.condition(),
                details.statuses().stream().sorted().toList(), details.calendar(), details.business(),
                details.steps().stream().map(step -> new StepView(step.after(),
                        step.actions().stream().map(ActionBody::of).toList())).toList());
    }
}
