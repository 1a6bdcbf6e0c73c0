package org.precisionbenefit.api.fhir;

import java.util.Objects;
import org.hl7.fhir.r4.model.Enumerations.SearchParamType;

/**
 * A parameter by which published resources are searched.
 *
 * @param name its name
 * @param type how its values are read
 * @param definition the canonical address of its definition
 */
record SearchParameter(String name, SearchParamType type, String definition) {
    SearchParameter {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(type, "type is null");
        Objects.requireNonNull(definition, "definition is null");
    }

    private static final String CORE = "http://hl7.org/fhir/SearchParameter/";

    /** One of the guide's own. */
    static SearchParameter guide(String resource, String name, SearchParamType type) {
        return new SearchParameter(name, type, UsdfUrls.GUIDE + "SearchParameter/" + resource + "-" + name);
    }

    /** One of FHIR itself. */
    static SearchParameter core(String resource, String name, SearchParamType type) {
        return new SearchParameter(name, type, CORE + resource + "-" + name);
    }

    static SearchParameter id() {
        return new SearchParameter("_id", SearchParamType.TOKEN, CORE + "Resource-id");
    }

    /** When a resource was changed; the guide defines it anew for most types. */
    static SearchParameter updated(String definition) {
        return new SearchParameter("_lastUpdated", SearchParamType.DATE, definition);
    }
}
