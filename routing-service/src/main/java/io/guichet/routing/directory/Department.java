package io.guichet.routing.directory;

import java.util.Map;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

import io.guichet.events.DirectoryEvent;
import io.guichet.events.DirectoryEvent.DepartmentChanged;

/** A part of the company that customers write to at an address of its own. */
@Entity
@Table(name = "department")
public class Department implements Described<Department.Details> {

    @Id
    private String key;

    private String name;
    private String language;
    private String supportAddress;
    private @Nullable String calendar;
    private @Nullable String fallbackGroup;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, Object> settings;

    private long version;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Department() {}

    Department(String key, Details details, long version) {
        this();
        this.key = key;
        describe(details, version);
    }

    /**
     * How a department is described.
     *
     * @param language of the department, for example {@code fr}
     * @param supportAddress the public address that customers write to
     * @param calendar key of its business calendar
     * @param fallbackGroup key of the group that gets what no rule chooses; absent for the first of its groups
     * @param settings further settings by name, kept for the other services
     */
    public record Details(String name, String language, String supportAddress, @Nullable String calendar,
            @Nullable String fallbackGroup, Map<String, Object> settings) {}

    @Override
    public Details details() {
        return new Details(name, language, supportAddress, calendar, fallbackGroup, Map.copyOf(settings));
    }

    @Override
    public final void describe(Details details, long newVersion) {
        if (version == 0 || !details.equals(details())) {
            name = details.name();
            language = details.language();
            supportAddress = details.supportAddress();
            calendar = details.calendar();
            fallbackGroup = details.fallbackGroup();
            settings = details.settings();
            version = newVersion;
        }
    }

    public String key() {
        return key;
    }

    @Override
    public long version() {
        return version;
    }

    @Override
    public DirectoryEvent event() {
        return new DepartmentChanged(
                new DirectoryEvent.Department(key, name, language, supportAddress, calendar, settings), version);
    }
}
