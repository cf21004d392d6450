"""What every layer needs: settings, database, people, clock, Vietnamese text, errors."""
