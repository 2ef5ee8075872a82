package io.guichet.ticket.web;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;

import io.guichet.http.JsonPointers;
import io.guichet.http.Problem.Flaw;
import io.guichet.ticket.Departments;
import io.guichet.ticket.macro.Treatment;
import io.guichet.ticket.macro.TreatmentRefused;
import io.guichet.ticket.query.FilterNotValid;
import io.guichet.ticket.setting.Conditional;
import io.guichet.ticket.setting.Kind;
import io.guichet.ticket.setting.Macro;

/** Reads the content of a setting as its kind has it; what is wrong is told with its place in the body. */
@Singleton
class SettingDocument {

    private static final String CONTENT = "content";

    private final ObjectMapper json;
    private final Departments departments;

    SettingDocument(ObjectMapper json, Departments departments) {
        this.json = json;
        this.departments = departments;
    }

    Object read(Kind kind, Map<String, Object> sent) throws JsonProcessingException {
        requireWhole(kind.content(), sent);
        try {
            var content = json.readValue(json.writeValueAsString(sent), kind.content());
            if (content instanceof Conditional conditional) {
                conditional.requireKnownNames();
            }
            if (content instanceof Macro macro) {
                requireUsable(macro);
            }
            return content;
        } catch (ValueInstantiationException failure) {
            if (failure.getCause() instanceof FilterNotValid filter) {
                throw malformed(JsonPointers.of(failure) + filter.pointer(), filter.getMessage());
            }
            throw inContent(failure);
        } catch (JsonMappingException failure) {
            throw inContent(failure);
        } catch (FilterNotValid failure) {
            throw malformed(failure.pointer(), failure.getMessage());
        }
    }

    /** Refuses what no ticket could be treated with: whoever used it would find out, and not who wrote it. */
    private void requireUsable(Macro macro) {
        if (macro.assignee() != null && departments.agent(macro.assignee()).isEmpty()) {
            throw InvalidBody.refused("/" + CONTENT + "/assignee", "is nobody who is given tickets");
        }
        try {
            Treatment.atLeast(macro).requireSendable();
        } catch (TreatmentRefused refused) {
            throw InvalidBody.refused("/" + CONTENT + "/" + refused.part(), refused.flaw());
        }
    }

    private static JsonMappingException inContent(JsonMappingException failure) {
        failure.prependPath(Map.class, CONTENT);
        return failure;
    }

    private static InvalidBody malformed(String pointer, @Nullable String detail) {
        return InvalidBody.malformed(List.of(Flaw.at("/" + CONTENT + pointer, String.valueOf(detail))));
    }

    /** JSON that lacks something makes a record that does: whoever comes to use it would fail, and not who wrote it. */
    private static void requireWhole(Class<?> type, Map<String, Object> sent) {
        var flaws = new ArrayList<Flaw>();
        look(type, sent, "/" + CONTENT, flaws);
        if (!flaws.isEmpty()) {
            throw InvalidBody.malformed(flaws);
        }
    }

    private static void look(Type type, @Nullable Object sent, String at, List<Flaw> flaws) {
        switch (sent) {
            case null -> flaws.add(Flaw.at(at, "is missing"));
            case Map<?, ?> document when type instanceof Class<?> known && isDocument(known) -> {
                for (var component : known.getRecordComponents()) {
                    look(component, document.get(component.getName()), at + "/" + component.getName(), flaws);
                }
            }
            case Map<?, ?> free -> free.forEach((name, value) -> look(Object.class, value,
                    at + "/" + JsonPointers.escaped(String.valueOf(name)), flaws));
            case List<?> list -> {
                for (var place = 0; place < list.size(); place++) {
                    look(item(type), list.get(place), at + "/" + place, flaws);
                }
            }
            default -> {
            }
        }
    }

    private static void look(RecordComponent component, @Nullable Object sent, String at, List<Flaw> flaws) {
        var type = component.getAnnotatedType();
        // What is a number or a yes or no is asked for by Jackson.
        if (sent != null || !type.isAnnotationPresent(Nullable.class) && !component.getType().isPrimitive()) {
            look(component.getGenericType(), sent, at, flaws);
        }
    }

    private static boolean isDocument(Class<?> type) {
        if (!type.isRecord()) {
            return false;
        }
        for (var component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonValue.class)) {
                return false;
            }
        }
        return true;
    }

    private static Type item(Type list) {
        return list instanceof ParameterizedType known ? known.getActualTypeArguments()[0] : Object.class;
    }
}
