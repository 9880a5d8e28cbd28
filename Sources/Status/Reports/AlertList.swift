import Crisis

/// The answer to `tocsin alerts`, the newest first.
package struct AlertList: Codable, Hashable, Sendable {
    package var alerts: [Entry]

    package init(alerts: [Entry]) { self.alerts = alerts }

    package struct Entry: Codable, Hashable, Sendable {
        package var incident: Incident.ID
        package var title: String
        package var alert: IncidentReport.AlertLine

        package init(incident: Incident.ID, title: String, alert: IncidentReport.AlertLine) {
            self.incident = incident
            self.title = title
            self.alert = alert
        }
    }
}
