import Mustache

/// A page's value opened once for its template. Reflection is slow: each struct is looked into a single time, not once a tag.
struct Sheet: MustacheParent {
    private let parts: [String: Any]

    func child(named name: String) -> Any? { parts[name] }

    /// A value as templates take it: texts, numbers and truths as they are, lists of opened values, structs by their parts.
    /// Nothing where there is nothing.
    static func open(_ value: Any) -> Any? {
        if value is String || value is Bool || value is Int || value is any MustacheParent { return value }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { open($0.value) }
        case .collection, .set: return mirror.children.compactMap { open($0.value) }
        default:
            var parts: [String: Any] = [:]
            for child in mirror.children {
                if let label = child.label, let part = open(child.value) { parts[label] = part }
            }
            return Sheet(parts: parts)
        }
    }
}

// What stands on pages by the hundred tells its parts itself.

extension LinkItem: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "text": text
        case "address": address
        case "id": id
        case "note": note
        default: nil
        }
    }
}

extension SourceItem: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "document": document
        case "locators": locators
        default: nil
        }
    }
}

extension TableItem.Cell: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "text": text
        case "address": address
        default: nil
        }
    }
}

extension TableItem.Row: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "head": head
        case "cells": cells
        default: nil
        }
    }
}

extension ChoiceItem.Option: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "value": value
        case "label": label
        case "isChosen": isChosen
        default: nil
        }
    }
}

extension ChangeItem: MustacheParent {
    func child(named name: String) -> Any? {
        switch name {
        case "when": when
        case "record": record
        case "says": says
        case "by": by
        case "agreed": agreed
        case "isAlone": isAlone
        case "sources": sources
        default: nil
        }
    }
}
