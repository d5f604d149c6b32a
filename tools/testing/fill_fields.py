"""JavaScript that puts an answer into the fields of a question."""

# Declares a function of the element of a question, its fact, and the answer.
FILL_FIELDS = """const fillFields = (question, fact, value) => {
    const fields = [...question.querySelectorAll(`[name="${fact}"], [name^="${fact}-"]`)];
    const words = [value].flat().map(String);
    const parts = fields.length > 1 ? String(value).split("-") : words;
    fields.forEach((field, place) => {
        if (["radio", "checkbox"].includes(field.type)) {
            if (words.includes(field.value)) field.click();
        } else {
            field.value = parts[place];
            field.dispatchEvent(new Event("input", { bubbles: true }));
        }
    });
};"""
