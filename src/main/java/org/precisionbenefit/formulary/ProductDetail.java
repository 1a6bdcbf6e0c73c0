package org.precisionbenefit.formulary;

import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a product beside its code, name and strength.
 *
 * @param form the form in which it is given, for example "oral tablet"
 * @param route by which way it is given
 * @param kind brand, generic or biosimilar
 * @param brand its brand, or null
 * @param content what one piece holds, for example "0.4 ml", or null where the piece itself is counted or it is not known
 * @param since from when on the catalogue knows it
 */
public record ProductDetail(
        String form,
        String route,
        ProductKind kind,
        @Nullable String brand,
        @Nullable String content,
        LocalDate since) {
    public ProductDetail {
        Objects.requireNonNull(form, "form is null");
        Objects.requireNonNull(route, "route is null");
        Objects.requireNonNull(kind, "kind is null");
        Objects.requireNonNull(since, "since is null");
    }
}
