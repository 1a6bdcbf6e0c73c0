package org.precisionbenefit.casework;

import java.util.Objects;

/**
 * An answer that is durably kept.
 *
 * @param file the decided request
 * @param body the answer's bytes as the door gave them, UTF-8
 * @param repeated whether the same submission had been answered before and this is the kept answer
 */
public record Answered(CaseFile file, String body, boolean repeated) {
    public Answered {
        Objects.requireNonNull(file, "file is null");
        Objects.requireNonNull(body, "body is null");
    }
}
