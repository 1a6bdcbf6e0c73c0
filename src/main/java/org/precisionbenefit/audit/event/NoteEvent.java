package org.precisionbenefit.audit.event;

/** What happened is told to the log before anybody gets what came of it. */
@FunctionalInterface
public interface NoteEvent {
    /** Where no events are kept. */
    NoteEvent NONE = happened -> new EventId("00000000-0000-4000-8000-000000000000");

    /**
     * Keeps the event durably and queues its entry.
     *
     * @return its id
     * @throws IllegalStateException when it is not kept; whoever asked then gets nothing
     */
    EventId note(Happened happened);
}
