package eu.passerelle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;

/** Small files as they came from the field, each with one thing that led to a wrong answer once. */
public final class FieldFile {

  private FieldFile() {}

  public static byte[] bytes(String name) {
    try {
      return new ClassPathResource("field/" + name).getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(String name) {
    return new String(bytes(name), StandardCharsets.UTF_8);
  }
}
