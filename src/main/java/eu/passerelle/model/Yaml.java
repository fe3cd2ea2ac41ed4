package eu.passerelle.model;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.core.io.ClassPathResource;

/** Reads our own YAML files; keys are in kebab case, dates stand in quotes. */
public final class Yaml {

  private static final ObjectMapper MAPPER = YAMLMapper.builder()
      .addModule(new JavaTimeModule())
      .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
      .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
      .build();

  private Yaml() {}

  /**
   * @param resource path of the file on the class path
   * @return what the file says, as this type
   * @throws UncheckedIOException when there is no such file or it says something else
   */
  public static <T> T read(String resource, TypeReference<T> type) {
    try (InputStream file = new ClassPathResource(resource).getInputStream()) {
      return MAPPER.readValue(file, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** @return a closed list of words, in their order */
  static Set<String> words(String resource) {
    return Collections.unmodifiableSet(read(resource, new TypeReference<LinkedHashSet<String>>() {}));
  }
}
