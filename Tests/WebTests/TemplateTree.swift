import Mustache

/// A template as the tags in it, read independently of the library that renders it.
indirect enum TemplateTag: Sendable {
    case value(String, isRaw: Bool)
    case section(String, isInverted: Bool, id: String, [TemplateTag])
    case partial(String)
    case layout(String, [TemplateTag])
    case block(String, [TemplateTag])

    /// The tags of a template.
    static func tags(of text: String, named name: String) -> [TemplateTag] {
        var found = text.matches(of: /\{\{(\{|[#^\/<>$]?)([^}]*)\}?\}\}/).map {
            (kind: String($0.output.1), name: String($0.output.2))
        }[...]
        var count = 0
        return tags(from: &found, until: nil, named: name, &count)
    }

    private static func tags(
        from rest: inout ArraySlice<(kind: String, name: String)>, until end: String?, named file: String,
        _ count: inout Int
    ) -> [TemplateTag] {
        var tags: [TemplateTag] = []
        while let tag = rest.popFirst() {
            count += 1
            let id = "\(file) \(count) \(tag.name)"
            switch tag.kind {
            case "/":
                precondition(tag.name == end, "\(id) ends \(end ?? "nothing")")
                return tags
            case "{": tags.append(.value(tag.name, isRaw: true))
            case ">": tags.append(.partial(tag.name))
            case "<":
                tags.append(.layout(tag.name, Self.tags(from: &rest, until: tag.name, named: file, &count)))
            case "$":
                tags.append(.block(tag.name, Self.tags(from: &rest, until: tag.name, named: file, &count)))
            case "#", "^":
                let inner = Self.tags(from: &rest, until: tag.name, named: file, &count)
                tags.append(.section(tag.name, isInverted: tag.kind == "^", id: id, inner))
            default: tags.append(.value(tag.name, isRaw: false))
            }
        }
        return tags
    }

    /// This tag and all inside it.
    var all: [TemplateTag] {
        switch self {
        case .value, .partial: [self]
        case .section(_, _, _, let inner), .layout(_, let inner), .block(_, let inner):
            [self] + inner.flatMap(\.all)
        }
    }
}

/// A walk through a template with real values: what each tag names has to be there.
struct TemplateWalk {
    let templates: [String: [TemplateTag]]
    /// Tags whose name nothing has.
    private(set) var missing: Set<String> = []
    /// Sections that some value has opened.
    private(set) var opened: Set<String> = []

    init(_ templates: [String: [TemplateTag]]) { self.templates = templates }

    /// Walks a page's template.
    ///
    /// - Parameter context: what stands at the root, by name.
    mutating func walk(_ template: String, _ context: [String: Any]) {
        walk(templates[template] ?? [], template, [context], [:])
    }

    private mutating func walk(
        _ tags: [TemplateTag], _ file: String, _ stack: [Any], _ blocks: [String: [TemplateTag]]
    ) {
        for tag in tags {
            switch tag {
            case .value(let name, _): _ = found(name, file, stack)
            case .partial(let name): walk(templates[name] ?? [], name, stack, blocks)
            case .layout(let name, let inner):
                var own = blocks
                for case .block(let block, let content) in inner { own[block] = content }
                walk(templates[name] ?? [], name, stack, own)
            case .block(let name, let usual): walk(blocks[name] ?? usual, file, stack, [:])
            case .section(let name, let isInverted, let id, let inner):
                let value = found(name, file, stack)
                // What stands in these sees what stands around them: it is looked at even where it is not shown.
                let values = name.contains("(") ? [nil] : values(value, isInverted)
                if !values.isEmpty { opened.insert(id) }
                for value in values { walk(inner, file, value.map { stack + [$0] } ?? stack, blocks) }
            }
        }
    }

    /// What a section is walked with: nil where its tags see what the tags around it see.
    private func values(_ value: Any?, _ isInverted: Bool) -> [Any?] {
        guard let value else { return isInverted ? [nil] : [] }
        if let isSo = value as? Bool { return isSo != isInverted ? [nil] : [] }
        if let list = value as? [Any] { return isInverted ? (list.isEmpty ? [nil] : []) : list.map { $0 } }
        return isInverted ? [] : [value]
    }

    /// The value that a tag names; nil where it is there and empty.
    private mutating func found(_ tag: String, _ file: String, _ stack: [Any]) -> Any? {
        var name = tag
        if tag == "last()" { return true }
        if tag.hasPrefix("empty("), tag.hasSuffix(")") { name = String(tag.dropFirst(6).dropLast()) }
        if name == "." { return stack.last }
        let parts = name.split(separator: ".").map(String.init)
        let places = name.hasPrefix(".") ? Array(stack.suffix(1)) : stack.reversed()
        guard var value = places.lazy.compactMap({ Self.child(parts[0], of: $0) }).first else {
            missing.insert("\(file): \(tag)")
            return nil
        }
        for part in parts.dropFirst() {
            guard let inner = value, let child = Self.child(part, of: inner) else {
                missing.insert("\(file): \(tag)")
                return nil
            }
            value = child
        }
        return value
    }

    /// The part of that name: nil where there is none, nil inside where it is there and empty.
    private static func child(_ name: String, of value: Any) -> Any?? {
        if let pairs = value as? [String: Any] { return pairs[name].map { .some($0) } }
        guard let child = Mirror(reflecting: value).children.first(where: { $0.label == name }) else {
            return nil
        }
        // What tells its parts itself may have forgotten one.
        if let parent = value as? any MustacheParent { return .some(parent.child(named: name)) }
        let inner = Mirror(reflecting: child.value)
        guard inner.displayStyle == .optional else { return .some(child.value) }
        return .some(inner.children.first?.value)
    }
}
