package org.precisionbenefit.api.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DollarPathsTest {
    @ParameterizedTest
    @CsvSource({
        "http://h/fhir/Claim/%24submit, http://h/fhir/Claim/$submit",
        "http://h/fhir/Claim/%24submit?next=/%24inquire, http://h/fhir/Claim/$submit?next=/%24inquire",
        "http://h/fhir/Claim?next=/%24inquire, http://h/fhir/Claim?next=/%24inquire",
        "http://h/fhir/Claim/$submit, http://h/fhir/Claim/$submit",
        "http://h/a%2524b/%2F?q=%24, http://h/a%2524b/%2F?q=%24",
    })
    void encoded_dollar_read_in_the_path_only(String sent, String plain) {
        assertThat(DollarPaths.plain(URI.create(sent))).isEqualTo(URI.create(plain));
    }
}
