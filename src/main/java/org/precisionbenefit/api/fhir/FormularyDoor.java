package org.precisionbenefit.api.fhir;

import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The doors of the US Drug Formulary guide: what plans cover, read and searched by anybody who is let in. Nothing is
 * written down of who asked for what.
 */
@Path("/fhir")
@Blocking
public class FormularyDoor {
    private final FormularyAnswers answers;

    @Inject
    public FormularyDoor(FormularyAnswers answers) {
        this.answers = Objects.requireNonNull(answers, "answers is null");
    }

    /** A plan or formulary. */
    @GET
    @Path("/InsurancePlan/{id}")
    public Response plan(@PathParam("id") String id) {
        return answers.read(PublishedType.INSURANCE_PLAN, id);
    }

    /** Plans and formularies. */
    @GET
    @Path("/InsurancePlan")
    public Response plans(@Context UriInfo uri, @HeaderParam(FormularyAnswers.PREFER) @Nullable String prefer) {
        return answers.search(PublishedType.INSURANCE_PLAN, uri, prefer);
    }

    /** The same, with the parameters in the body. */
    @POST
    @Path("/InsurancePlan/_search")
    public Response searchPlans(
            @Context UriInfo uri,
            @HeaderParam(FormularyAnswers.PREFER) @Nullable String prefer,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            InputStream body)
            throws IOException {
        return answers.search(PublishedType.INSURANCE_PLAN, uri, prefer, type, body);
    }

    /** A drug on a list. */
    @GET
    @Path("/Basic/{id}")
    public Response item(@PathParam("id") String id) {
        return answers.read(PublishedType.BASIC, id);
    }

    /** Drugs on lists. */
    @GET
    @Path("/Basic")
    public Response items(@Context UriInfo uri, @HeaderParam(FormularyAnswers.PREFER) @Nullable String prefer) {
        return answers.search(PublishedType.BASIC, uri, prefer);
    }

    /** The same, with the parameters in the body. */
    @POST
    @Path("/Basic/_search")
    public Response searchItems(
            @Context UriInfo uri,
            @HeaderParam(FormularyAnswers.PREFER) @Nullable String prefer,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            InputStream body)
            throws IOException {
        return answers.search(PublishedType.BASIC, uri, prefer, type, body);
    }

    /** A drug. */
    @GET
    @Path("/MedicationKnowledge/{id}")
    public Response drug(@PathParam("id") String id) {
        return answers.read(PublishedType.MEDICATION_KNOWLEDGE, id);
    }

    /** Drugs. */
    @GET
    @Path("/MedicationKnowledge")
    public Response drugs(@Context UriInfo uri, @HeaderParam(FormularyAnswers.PREFER) @Nullable String prefer) {
        return answers.search(PublishedType.MEDICATION_KNOWLEDGE, uri, prefer);
    }

    /** The same, with the parameters in the body. */
    @POST
    @Path("/MedicationKnowledge/_search")
    public Response searchDrugs(
            @Context UriInfo uri,
            @HeaderParam(FormularyAnswers.PREFER) @Nullable String prefer,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            InputStream body)
            throws IOException {
        return answers.search(PublishedType.MEDICATION_KNOWLEDGE, uri, prefer, type, body);
    }

    /** An area in which plans are offered. */
    @GET
    @Path("/Location/{id}")
    public Response area(@PathParam("id") String id) {
        return answers.read(PublishedType.LOCATION, id);
    }

    /** Areas in which plans are offered. */
    @GET
    @Path("/Location")
    public Response areas(@Context UriInfo uri, @HeaderParam(FormularyAnswers.PREFER) @Nullable String prefer) {
        return answers.search(PublishedType.LOCATION, uri, prefer);
    }

    /** The same, with the parameters in the body. */
    @POST
    @Path("/Location/_search")
    public Response searchAreas(
            @Context UriInfo uri,
            @HeaderParam(FormularyAnswers.PREFER) @Nullable String prefer,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            InputStream body)
            throws IOException {
        return answers.search(PublishedType.LOCATION, uri, prefer, type, body);
    }
}
