package io.guichet.ticket.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.guichet.events.Channel;
import io.guichet.events.Priority;
import io.guichet.events.TicketType;
import io.guichet.ticket.NewTicket;
import io.guichet.ticket.contact.Contact;
import io.guichet.ticket.intake.ChannelPolicy.Situation;
import io.guichet.ticket.query.TermTrial;
import io.guichet.ticket.setting.Category;
import io.guichet.ticket.setting.Configured;
import io.guichet.ticket.setting.EmergencyRule;
import io.guichet.ticket.setting.FieldDefinition;
import io.guichet.ticket.setting.FieldDefinition.Required;
import io.guichet.ticket.setting.Setting;
import io.guichet.ticket.setting.Settings;
import io.guichet.ticket.setting.SupportLevel;
import io.smallrye.mutiny.Uni;

/**
 * Decides what becomes of a request: whether it may come by its channel, whether its fields are complete, and whether
 * the facts that it gives make it an emergency. A mail, a follow-up and what a machine opens are never refused for what
 * they lack: nobody is there to fill it in.
 */
@ApplicationScoped
public class Admission {

    private static final Set<Channel> FILLED_IN = Set.of(Channel.PORTAL, Channel.WEB_FORM, Channel.PHONE, Channel.CHAT,
            Channel.SOCIAL);

    private final Settings settings;

    Admission(Settings settings) {
        this.settings = settings;
    }

    /**
     * What a request is admitted as.
     *
     * @param emergencies keys of the rules that made it one
     */
    public record Admitted(Priority priority, List<String> tags, Map<String, Object> fields,
            List<String> emergencies) {

        /** As it was asked for. */
        public static Admitted asAsked(NewTicket asked) {
            return new Admitted(asked.priority(), asked.tags(), asked.fields(), List.of());
        }
    }

    /**
     * Lets a request in.
     *
     * @throws ChannelNotOffered (as a failure) when it cannot be asked there
     * @throws FieldsNotValid (as a failure) when fields are missing or cannot be so
     */
    public Uni<Admitted> admit(NewTicket asked, Contact requester, Instant now) {
        return settings.now().map(all -> admitted(all, asked, requester, now, true));
    }

    /**
     * Lets in what was filled in on a form, which has asked for the fields that it shows: what it does not show cannot
     * be asked for.
     *
     * @throws FieldsNotValid (as a failure) when a project has no date to come
     */
    public Uni<Admitted> admitForm(NewTicket asked, Contact requester, Instant now) {
        return settings.now().map(all -> admitted(all, asked, requester, now, false));
    }

    private static Admitted admitted(Configured all, NewTicket asked, Contact requester, Instant now,
            boolean asksForFields) {
        if (asked.followUpOf() != null) {
            return followUp(asked, all.of(EmergencyRule.class, asked.department()));
        }
        var known = Known.of(asked, requester);
        var emergencies = emergencies(all, asked, known);
        requireChannel(all, asked, requester, null, now);
        requireFields(asked, asksForFields ? ofFields(all, asked, known) : List.of(), now);
        if (emergencies.isEmpty()) {
            return Admitted.asAsked(asked);
        }
        var tags = new ArrayList<>(asked.tags());
        emergencies.forEach(rule -> Optional.ofNullable(rule.content().tag()).ifPresent(tags::add));
        return new Admitted(Priority.URGENT, tags, asked.fields(), emergencies.stream().map(Setting::key).toList());
    }

    /** What made the ticket before it an emergency is weeks ago: neither its facts nor what follows from them go on. */
    private static Admitted followUp(NewTicket asked, List<Setting<EmergencyRule>> rules) {
        var tags = rules.stream().flatMap(rule -> Stream.ofNullable(rule.content().tag())).collect(Collectors.toSet());
        var facts = rules.stream().flatMap(rule -> rule.content().facts().stream()).collect(Collectors.toSet());
        return new Admitted(asked.priority() == Priority.URGENT ? Priority.NORMAL : asked.priority(),
                asked.tags().stream().filter(tag -> !tags.contains(tag)).toList(),
                asked.fields().entrySet().stream().filter(field -> !facts.contains(field.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                List.of());
    }

    /** The rules by which a request is an emergency. */
    private static List<Setting<EmergencyRule>> emergencies(Configured all, NewTicket asked,
            Map<String, @Nullable Object> known) {
        return emergencies(all, asked.department(), known);
    }

    /** Whether what is known of a request makes it one, in this department. */
    static boolean isEmergency(Configured all, String department, Map<String, @Nullable Object> known) {
        return !emergencies(all, department, known).isEmpty();
    }

    private static List<Setting<EmergencyRule>> emergencies(Configured all, String department,
            Map<String, @Nullable Object> known) {
        return all.of(EmergencyRule.class, department).stream()
                .filter(rule -> TermTrial.passes(rule.content().condition(), known)).toList();
    }

    /** Refuses a request on a channel that is not offered, or not yet: about an open ticket, its answer is awaited. */
    static void requireChannel(Configured all, NewTicket asked, Contact requester, @Nullable Instant promisedUntil,
            Instant now) {
        var emergency = !emergencies(all, asked, Known.of(asked, requester)).isEmpty();
        var situation = new Situation(level(all, requester, asked.department()).orElse(null),
                all.one(Category.class, asked.category(), asked.department()).filter(Category::writtenOnly).isPresent(),
                emergency, promisedUntil, now);
        var offer = ChannelPolicy.offer(asked.channel(), situation);
        if (offer.reason() != null) {
            throw new ChannelNotOffered(asked.channel(), offer.reason(), offer.from());
        }
    }

    /** What the customer, or else their organisation, has paid for. */
    private static Optional<SupportLevel> level(Configured all, Contact requester, String department) {
        return all.one(SupportLevel.class, level(requester), department);
    }

    /** The key of the customer's level, or else of their organisation's. */
    static @Nullable String level(Contact requester) {
        var own = requester.asRequester().level();
        var organization = requester.organization();
        return own == null && organization != null ? organization.level() : own;
    }

    private static void requireFields(NewTicket asked, List<FieldFlaw> ofFields, Instant now) {
        var flaws = new ArrayList<>(ofFields);
        if (asked.type() == TicketType.PROJECT) {
            flaws.addAll(PlannedDate.flaws(asked.fields().get(PlannedDate.FIELD),
                    LocalDate.ofInstant(now, ZoneOffset.UTC)));
        }
        if (!flaws.isEmpty()) {
            throw new FieldsNotValid(flaws);
        }
    }

    private static List<FieldFlaw> ofFields(Configured all, NewTicket asked, Map<String, @Nullable Object> known) {
        return asked.mail() == null
                ? new FieldCheck(known).flaws(all.of(FieldDefinition.class, asked.department()),
                        Optional.of(Required.OPENING).filter(opening -> FILLED_IN.contains(asked.channel())), Set.of())
                : List.of();
    }
}
