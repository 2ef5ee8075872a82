package io.guichet.ticket;

import java.util.List;
import java.util.UUID;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

import org.hibernate.annotations.Immutable;

import io.guichet.events.TicketEvent.Attachment;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * What goes with a message as a {@code jsonb} column: an object, since that is what the reactive driver maps. Such a
 * list is replaced, never changed.
 */
@Converter
@Immutable
public class AttachmentsColumn implements AttributeConverter<List<Attachment>, JsonObject> {

    private static final String ITEMS = "items";

    @Override
    public JsonObject convertToDatabaseColumn(List<Attachment> attachments) {
        var items = new JsonArray();
        attachments.forEach(one -> items.add(new JsonObject().put("id", one.id().toString())
                .put("filename", one.filename()).put("contentType", one.contentType()).put("size", one.size())
                .put("sha256", one.sha256()).put("contentId", one.contentId())));
        return new JsonObject().put(ITEMS, items);
    }

    @Override
    public List<Attachment> convertToEntityAttribute(JsonObject column) {
        return column.getJsonArray(ITEMS).stream().map(JsonObject.class::cast)
                .map(one -> new Attachment(UUID.fromString(one.getString("id")), one.getString("filename"),
                        one.getString("contentType"), one.getLong("size"), one.getString("sha256"),
                        one.getString("contentId")))
                .toList();
    }
}
