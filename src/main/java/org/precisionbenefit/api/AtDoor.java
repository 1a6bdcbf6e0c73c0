package org.precisionbenefit.api;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.precisionbenefit.access.Caller;
import org.precisionbenefit.access.Permission;
import org.precisionbenefit.access.Role;
import org.precisionbenefit.audit.AuditEntry.Event;
import org.precisionbenefit.audit.event.Happened;

/** How what somebody does at a door stands in the log: as what it was let in, and at which door. */
public final class AtDoor {
    private AtDoor() {}

    /**
     * An event at the door that this thread answers at.
     *
     * @throws IllegalStateException when nobody was let in at one
     */
    public static Happened event(Event event, WhoAsks who) {
        return event(event, who, name(door(who)));
    }

    /** The same about something else than the door. */
    public static Happened event(Event event, WhoAsks who, String subject) {
        Caller caller = who.caller();
        String role = roles(caller, door(who)).stream()
                .sorted(Comparator.naturalOrder())
                .map(Role::word)
                .collect(Collectors.joining("+"));
        return Happened.of(event, role, caller.id(), subject);
    }

    /** As what a caller was let in at a door. */
    public static List<Role> roles(Caller caller, Permission door) {
        Set<Role> open = door.roles();
        return caller.roles().stream().filter(open::contains).toList();
    }

    /** How a door is called in the log. */
    public static String name(Permission door) {
        return door.method() + " " + door.path().template();
    }

    static Permission door(WhoAsks who) {
        return who.door()
                .orElseThrow(() -> new IllegalStateException("An event happens at a door, and none was asked."));
    }
}
