package io.guichet.ticket.web;

import static io.restassured.RestAssured.given;

import org.junit.jupiter.api.Test;

import io.guichet.testing.ApiDocument;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ApiDocumentTest {

    @Test
    void the_stored_api_document_is_what_the_service_serves() {
        var served = given().get("/q/openapi").then().statusCode(200).extract().asString();

        ApiDocument.isStored("ticket", served);
    }
}
