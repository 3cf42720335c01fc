package io.github.strongroom.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The configuration of a domain that has never run. Every place is looked for by name: one that this version of the server
 * does not have is a failure, never a setting that silently does not apply.
 */
final class DomainXml {

    private final Path file;
    private final Document document;

    DomainXml(Path file) throws IOException {
        this.file = file;
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            document = factory.newDocumentBuilder().parse(file.toFile());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " cannot be read", e);
        }
    }

    void set(String xpath, String attribute, Object value) {
        element(xpath).setAttribute(attribute, value.toString());
    }

    /** Adds an element in front of one that is there. */
    Element insertBefore(String xpath, String name) {
        Element place = element(xpath);
        Element added = document.createElement(name);
        place.getParentNode().insertBefore(added, place);
        return added;
    }

    /** Replaces the one JVM option that begins so, and keeps its place. */
    void replaceJvmOption(String beginning, String option) {
        List<Element> found = jvmOptions();
        found.removeIf(element -> !element.getTextContent().startsWith(beginning));
        if (found.size() != 1) {
            throw new LaunchException(file + " has " + found.size() + " JVM options " + beginning + " instead of one.");
        }
        found.get(0).setTextContent(option);
    }

    void addJvmOption(String option) {
        Element added = document.createElement("jvm-options");
        added.setTextContent(option);
        element(DomainSetup.SERVER + "/java-config").appendChild(added);
    }

    private List<Element> jvmOptions() {
        return elements(DomainSetup.SERVER + "/java-config/jvm-options");
    }

    private Element element(String xpath) {
        Iterator<Element> found = elements(xpath).iterator();
        if (!found.hasNext()) {
            throw new LaunchException(file + " has no " + xpath + ": is this a Payara Server 6?");
        }
        return found.next();
    }

    private List<Element> elements(String xpath) {
        try {
            var nodes =
                    (NodeList) XPathFactory.newInstance().newXPath().evaluate(xpath, document, XPathConstants.NODESET);
            List<Element> elements = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                elements.add((Element) nodes.item(i));
            }
            return elements;
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(xpath, e);
        }
    }

    void save() throws IOException {
        try {
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(file.toFile()));
        } catch (TransformerException e) {
            throw new IOException(file + " cannot be written", e);
        }
    }
}
