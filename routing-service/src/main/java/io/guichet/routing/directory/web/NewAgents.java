package io.guichet.routing.directory.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;

/**
 * One new agent, or a list of them.
 *
 * @param many whether a list was sent
 */
@JsonDeserialize(using = NewAgents.Reader.class)
record NewAgents(@Size(min = 1, max = 200) List<@NotNull @Valid NewAgent> agents, boolean many) {

    /** Reads an object as one, an array as many. */
    static final class Reader extends JsonDeserializer<NewAgents> {

        @Override
        public NewAgents deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.isExpectedStartArrayToken()) {
                return new NewAgents(List.of(context.readValue(json, NewAgent.class)), false);
            }
            var agents = new ArrayList<NewAgent>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                agents.add(context.readValue(json, NewAgent.class));
            }
            return new NewAgents(agents, true);
        }
    }
}
