"""Validates recorded answers against an OpenAPI 3.1 description, and the description's own schemas.

check_answers.py DESCRIPTION ANSWERS

ANSWERS has one JSON object a line: {"method", "path", "status", "type", "headers": [names], "body"}. Every answer must be
described: its path and method, its status with the headers promised there, its media type, its body by the schema. A
property that the schema does not name is a fault too, though clients are told to skip unknown ones. What is asked of no
described path or method must be answered by 404 or 405 and the schema Problem. Prints each fault; exits 1 where there is one.
"""
import json
import re
import sys

from jsonschema import Draft202012Validator, RefResolver


def closed(node):
    """The description with every object schema refusing properties that it does not name."""
    if isinstance(node, list):
        return [closed(each) for each in node]
    if not isinstance(node, dict):
        return node
    node = {name: closed(value) for name, value in node.items()}
    if isinstance(node.get("properties"), dict) and node.get("type") == "object":
        node.setdefault("additionalProperties", False)
    return node


class Description:
    def __init__(self, text):
        self.document = closed(json.loads(text))
        self.resolver = RefResolver.from_schema(self.document)
        self.base = self.document["servers"][0]["url"]

    def resolved(self, node):
        while "$ref" in node:
            _, node = self.resolver.resolve(node["$ref"])
        return node

    def own_faults(self):
        for name, schema in self.document["components"]["schemas"].items():
            Draft202012Validator.check_schema(schema)
        for reference in re.findall(r'"\$ref": "([^"]+)"', json.dumps(self.document)):
            self.resolver.resolve(reference)
        named = [
            operation["operationId"]
            for path in self.document["paths"].values()
            for method, operation in path.items()
            if method != "parameters"
        ]
        return [f"operationId {name} twice" for name in set(named) if named.count(name) > 1]

    def path(self, asked):
        for template, item in self.document["paths"].items():
            # An exact path stands before one with a parameter, as in the router.
            if re.fullmatch(self.base + re.sub(r"\{[^}]+\}", "[^/]+", template), asked):
                return item
        return None

    def schema_faults(self, schema, body):
        validator = Draft202012Validator(schema, resolver=self.resolver)
        return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(body)]

    def faults(self, answer):
        item = self.path(answer["path"])
        method = "get" if answer["method"] == "HEAD" else answer["method"].lower()
        operation = (item or {}).get(method)
        if operation is None:
            wanted = 404 if item is None else 405
            faults = [] if answer["status"] == wanted else [f"{answer['status']} instead of {wanted}"]
            return faults + self.schema_faults({"$ref": "#/components/schemas/Problem"}, answer["body"])
        described = operation["responses"].get(str(answer["status"]))
        if described is None:
            return [f"status {answer['status']} is not described: {answer['body']}"]
        described = self.resolved(described)
        missing = [name for name in described.get("headers", {}) if name not in answer["headers"]]
        content = described.get("content", {}).get(answer["type"])
        if content is None:
            return [f"type {answer['type']} is not described"]
        return [f"no header {name}" for name in missing] + self.schema_faults(content["schema"], answer["body"])


def main(description_path, answers_path):
    with open(description_path, encoding="utf-8") as file:
        description = Description(file.read())
    faults = description.own_faults()
    with open(answers_path, encoding="utf-8") as file:
        answers = [json.loads(line) for line in file]
    for answer in answers:
        faults += [f"{answer['method']} {answer['path']} {answer['status']}: {fault}" for fault in description.faults(answer)]
    for fault in faults:
        print(fault)
    return 1 if faults or not answers else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
