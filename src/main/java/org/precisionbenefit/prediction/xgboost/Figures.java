package org.precisionbenefit.prediction.xgboost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.precisionbenefit.prediction.metrics.Measured;

/**
 * Numbers as they are written into manifests and model files: by their exact value, because how Java turns a double into
 * text differs between its versions.
 */
final class Figures {
    private static final MathContext DOUBLE = new MathContext(17, RoundingMode.HALF_EVEN);
    private static final int DECIMALS = 4;

    private Figures() {}

    /** So many digits that the same bits are read again. */
    static BigDecimal exact(double value) {
        BigDecimal digits = new BigDecimal(value, DOUBLE).stripTrailingZeros();
        return digits.scale() < 0 ? digits.setScale(0) : digits;
    }

    /** Four decimals, for people and for figures that nothing is computed from. */
    static BigDecimal rounded(double value) {
        return new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    static ObjectNode measured(Measured figure) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("value", rounded(figure.value()));
        node.put("low", rounded(figure.low()));
        node.put("high", rounded(figure.high()));
        return node;
    }

    static String text(ObjectNode document) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try {
            return JsonMapper.builder().build().writer(printer).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A document could not be written.", e);
        }
    }
}
