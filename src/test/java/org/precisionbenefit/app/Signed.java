package org.precisionbenefit.app;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import org.precisionbenefit.api.oidc.DevelopmentIssuer;

/** Requests that carry the demonstration token, as the README's do. */
public final class Signed {
    private Signed() {}

    /** The token of the application under test. */
    public static String token() {
        return CDI.current().select(DevelopmentIssuer.class).get().demonstrationToken();
    }

    /** A request that carries it. */
    public static RequestSpecification given() {
        return RestAssured.given().header("Authorization", "Bearer " + token());
    }
}
