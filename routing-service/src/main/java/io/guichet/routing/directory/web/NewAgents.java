package io.guichet.routing.directory.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

import io.guichet.http.Problem;

/**
 * One new agent, or a list of them.
 *
 * @param many whether a list was sent
 */
@JsonDeserialize(using = NewAgents.Reader.class)
record NewAgents(List<NewAgent> agents, boolean many) {

    private static final int MOST = 200;

    /** Reads an object as one, an array as many. */
    static final class Reader extends JsonDeserializer<NewAgents> {

        @Override
        public NewAgents deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.isExpectedStartArrayToken()) {
                return new NewAgents(List.of(context.readValue(json, NewAgent.class)), false);
            }
            var agents = new ArrayList<NewAgent>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                agents.add(read(json, context, agents));
            }
            return new NewAgents(agents, true);
        }

        /** What is wrong with it is told with its place in the list. */
        private static NewAgent read(JsonParser json, DeserializationContext context, List<NewAgent> before)
                throws IOException {
            try {
                return context.readValue(json, NewAgent.class);
            } catch (JsonMappingException failure) {
                throw JsonMappingException.wrapWithPath(failure, before, before.size());
            }
        }
    }

    /** Throws {@link NewAgentsNotValid} for values that may not be. */
    void verify(Validator validator) {
        var flaws = new ArrayList<Problem.Flaw>();
        if (agents.isEmpty() || agents.size() > MOST) {
            flaws.add(Problem.Flaw.at("", "must be 1 to %d agents".formatted(MOST)));
        }
        for (var place = 0; place < agents.size(); place++) {
            var agent = at(place);
            if (agents.get(place) == null) {
                flaws.add(Problem.Flaw.at(agent, "must be an agent"));
            } else {
                validator.validate(agents.get(place)).forEach(violation -> flaws.add(flaw(agent, violation)));
            }
        }
        if (!flaws.isEmpty()) {
            throw new NewAgentsNotValid(flaws);
        }
    }

    /** Where the agent stands in what was sent, as a JSON pointer. */
    String at(int place) {
        return many ? "/" + place : "";
    }

    private static Problem.Flaw flaw(String agent, ConstraintViolation<NewAgent> violation) {
        var pointer = new StringBuilder(agent);
        for (Path.Node step : violation.getPropertyPath()) {
            if (step.isInIterable()) {
                pointer.append('/').append(step.getIndex());
            }
            if (step.getKind() == ElementKind.PROPERTY) {
                pointer.append('/').append(step.getName());
            }
        }
        return Problem.Flaw.at(pointer.toString(), violation.getMessage());
    }
}
