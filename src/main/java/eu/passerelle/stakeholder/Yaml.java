package eu.passerelle.stakeholder;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Reads our own YAML files into records; keys are in kebab case, dates stand in quotes. */
final class Yaml {

  private static final ObjectMapper MAPPER = JsonMapper.builder()
      .addModule(new JavaTimeModule())
      .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
      .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
      .build();

  private Yaml() {}

  static <T> T read(String resource, TypeReference<T> type) {
    try (InputStream in = new ClassPathResource(resource).getInputStream()) {
      return MAPPER.convertValue(new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions())).load(in), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
