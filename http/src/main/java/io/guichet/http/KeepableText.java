package io.guichet.http;

import java.io.IOException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;

/** Text as it is given, but for the one character that PostgreSQL cannot keep. */
final class KeepableText extends StringDeserializer {

    private static final long serialVersionUID = 1L;

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        var text = super.deserialize(parser, context);
        if (text != null && text.indexOf(0) >= 0) {
            throw ValueInstantiationException.from(parser, "U+0000", context.constructType(String.class),
                    new IllegalArgumentException("the character U+0000 cannot be kept"));
        }
        return text;
    }
}
